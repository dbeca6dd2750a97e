import fc from 'fast-check'

/**
 *  The same cases in every run, so that what fails is the change that is tested; others are tried with `SEED=$RANDOM`.
 */
fc.configureGlobal({seed: Number(process.env['SEED'] || 20_261_128)})

export {default} from 'fast-check'
