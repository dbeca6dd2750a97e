import {promptPattern} from '../../text/prompt.ts'
import {regex} from '../../text/regex.ts'

/** Words that say "not yet": they also name a state, a list or a kind of comment, where they are not placeholders. */
export const unfinishedWords = regex('g')`
    (?<!\b(?:an?|the|this|that|these|our|my|as|of) )(?<![\w./-])(?:TODO|TBD|TBC|TBA|FIXME)\b(?![/-]| (?:lists?
    |items?|apps?|comments?)\b)
  `

/**
 *  What a template may have left, and what stands in every such text: without any of these, the pattern is not asked.
 */
export interface Placeholder {
  readonly signs: readonly string[]
  readonly pattern: RegExp
}

/** Words of `unfinishedWords`, or parts of them. */
export const unfinishedSigns: readonly string[] = ['TODO', 'TB', 'FIXME']

/**
 * What templates leave behind, each pattern bounded in length. Counted in 31 published templates and 136 real
 * postmortems.
 */
export const placeholders: readonly Placeholder[] = [
  {signs: ['[', '<'], pattern: promptPattern},
  {signs: ['XXX'], pattern: /\bXXX+\b/g},
  {signs: ['lorem', 'Lorem', 'LOREM'], pattern: /\blorem ipsum\b/gi},
  // A time in the braces of a template is filled in.
  {signs: ['{{'], pattern: /\{\{(?![^{}\n]{0,60}\d{1,2}:\d\d)[^{}\n]{1,80}\}\}/g},
  {signs: ['{'], pattern: /(?<![$\w{])\{[A-Z][^{}\n"':]{2,60}\}/g},
  {signs: ['{'], pattern: /(?<![$\w{])\{[a-z]{2,15}(?: [a-z']|\|)[^{}\n"=:;]{1,100}\}/g},
  {
    signs: ['<'],
    pattern: regex('g')`
        (?<!\\)<(?=[^<>\n]{0,80}[ |])(?!/|!|br\b|img\b|a\s|p\s|div\s|span\s|h[1-6]\s|li\s|ul\s|ol\s|td\s|th\s
        |table\s|details\b|summary\b|font\s|center\b|video\s|iframe\s|source\s|code\s|svg\b
        |path\s)[A-Za-z][^<>=@:/\n]{2,80}>
      `,
  },
  {signs: ['<'], pattern: /(?<!\\)<[A-Z][A-Z _-]{2,40}>/g},
  {
    signs: ['['],
    pattern: regex('gi')`
        (?<![\w!\]])\[(?:Names?|Date|Time|Title|Owner|Authors?|Team|Link|Description|Service|Insert|Your|Enter|Add
        |e\.g\.|Explanation|Brief description|Lesson title|Root cause|[NX] (?:minutes|hours|users)
        |Yes/No)\b[^\][\n]{0,80}\](?![([:])
      `,
  },
  {signs: ['??:??', '--:--', '??%'], pattern: /\?\?:\?\?|--:--|\?\?%/g},
  {signs: ['???'], pattern: /(?<![^\s|([])\?{3,}(?![\w?])/g},
  {signs: ['HH:', 'hh:', 'XX:XX'], pattern: /\b(?:HH:(?:MM|mm)|hh:mm|XX:XX)(?::ss)?\b/g},
  {
    signs: ['YYYY', 'yyyy', 'DD/MM', 'MM/DD', '20xx'],
    pattern:
      /\b(?:YYYY|yyyy)-(?:MM|mm)-(?:DD|dd)\b|\bDD\/MM\/YYYY\b|\bMM\/DD\/YYYY\b|\bYYYY\/MM\/DD\b|\b20xx-(?:MM|\d\d)-/g,
  },
  {signs: ['AAAA', 'JJJJ'], pattern: /\bAAAA-MM-(?:DD|JJ)\b|\bJJJJ-MM-TT\b|\b(?:DD|JJ)\/MM\/AAAA\b|\bTT\.MM\.JJJJ\b/g},
  {signs: ['compléter'], pattern: /(?<!\p{Letter})à compléter(?!\p{Letter})/giu},
  {signs: ['待', '작성', '記入'], pattern: /待定|[[［【](?:待补充|待填写|작성 필요|未記入|要記入)[\]］】]/g},
  {signs: ['[No', '[mi', '[fe', '[Fe'], pattern: /(?<![\w!\]])\[(?:Nome|Nombre|Nom|fecha|Fecha|minutos)\](?![(:[])/g},
  {signs: ['XX'], pattern: /\bXX+ ?%/g},
  {signs: ['____', '....'], pattern: /^\s*(?:[-*] )?(?:_{4,}|\.{4,})\s*$/g},
  {
    signs: ['need', 'Need'],
    pattern: regex('gi')`
        \((?:TODO:? )?(?:I |we )?(?:still )?needs? to (?:be )?(?:convert|check|confirm|verify|add|fill|find|look up
        |ask)[a-z]{0,4}\b[^()\n]{0,60}\)
      `,
  },
]

/** What a piece without any of these signs does not have. */
export const signs = regex('i')`
    \b(?:TODO|TBD|TBC|TBA|FIXME|XXX|lorem|HH|hh|XX|YYYY|yyyy|DD|MM|AAAA|JJJJ|TT|20xx|needs?)|compléter|待|작성|記入|[{<[]
    |\?\?|--:--|__|\.\.\.
  `
