/**
 * The prefilter: most texts contain none of the words that an expression requires, so most expressions need not be run,
 * nor compiled. Everything outside this folder imports it from here.
 */
export {byAlternatives, byWords, type Search} from './phrase-search.ts'
export {bitAt, mayMatch, wordFilter} from './word-filter.ts'
