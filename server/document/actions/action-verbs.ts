/** Whether an English word is, in its base form, a verb that action items begin with; whatever its case. */
export function isImperative(word: string): boolean {
  // The British spelling.
  return imperatives.has(word.toLowerCase().replace(/is(?=e$)/, 'iz')) || imperatives.has(word.toLowerCase())
}

/** Verbs for work on systems, texts and procedures, and for dealing with people. */
const imperatives: ReadonlySet<string> = new Set(
  (
    'add adjust adopt alert allow analyze announce apply ask assess assign audit automate avoid back backfill '
    + 'ban block bring build bump cache call '
    + 'cap capture change check choose clarify clean cleanup clear close come communicate compare complete conduct '
    + 'configure confirm consider consolidate contact continue convert '
    + 'coordinate copy correct cover create cut debug decide decouple decrease define delay delete deploy '
    + 'deprecate describe design detect determine develop '
    + 'diagnose disable discuss display do document double downgrade drain drop educate eliminate enable encourage '
    + 'embed enforce enhance ensure escalate establish evaluate examine exclude '
    + 'expand explore export expose extend extract feed figure file fill filter finalize find finish fix follow '
    + 'formalize gather generate get give grant guard handle '
    + 'harden have hide hire hold identify ignore implement import improve include increase inform inspect install '
    + 'instrument integrate introduce invest '
    + 'investigate isolate issue iterate keep label launch learn let limit link lint log look lower maintain make '
    + 'manage map measure merge migrate minimize mirror mitigate '
    + 'modify monitor move notify nominate offer open optimize order organize page patch pause perform pin plan '
    + 'prepare prevent prioritize proceed procure propose protect provide provision prune '
    + 'publish pull purge push put quantify raise re-enable re-evaluate re-run read rebuild recommend reconsider '
    + 'record recover redesign reduce refactor refine refresh '
    + 'reiterate reject release reload remind remove rename renew repair replace report reproduce request require '
    + 'rerun research reserve reset resize resolve restart restore restrict '
    + 'retain rethink retire retry return revert review revise revisit revoke rework rewrite roll rotate route run '
    + 'scale scan schedule secure seed select send separate set setup '
    + 'share shift ship shorten show shut simplify skip speak speed spike split stabilize standardize start stop '
    + 'store streamline strengthen study submit support switch sync '
    + 'tag take talk teach tell terminate test think throttle tighten trace track train transfer trigger trim '
    + 'troubleshoot try tune turn understand unify update upgrade use '
    + 'validate verify version wait warn watch work wrap write'
  ).split(' '),
)
