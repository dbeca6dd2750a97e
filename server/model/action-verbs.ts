/** Whether an English word is, in its base form, a verb that action items begin with; whatever its case. */
export function isImperative(word: string): boolean {
  return imperatives.has(word.toLowerCase())
}

/** Verbs for work on systems, texts and procedures, and for dealing with people. */
const imperatives: ReadonlySet<string> = new Set((
  'abort accelerate acquire activate adapt add address adjust adopt advertise agree alert align allocate allow amend analyse analyze announce annotate '
  + 'apply appoint approve arrange archive ask assess assign associate attach audit authenticate authorize automate avoid back backfill backport balance ban '
  + 'batch begin benchmark bind block book boost bring broadcast budget build bump buy bypass cache calculate calibrate call cancel cap capture carry '
  + 'catch centralize change charge chase check choose clarify classify clean cleanup clear close cleanse coach code collaborate collate collect combine come '
  + 'commission commit communicate compare compile complete compress conduct configure confirm connect consider consolidate constrain consult contact '
  + 'contain continue contribute control convert coordinate copy correct correlate cover craft create cross cull cut deal debug decide declare decline decommission '
  + 'decouple decrease deduplicate default defer define delay delegate delete deliver demonstrate deny deploy deprecate derive describe design designate '
  + 'detach detect determine develop devise diagnose differentiate disable discard disconnect discontinue discover discuss display distribute '
  + 'do document double downgrade downscale draft drain drive drop duplicate edit educate elevate eliminate embed employ empower enable '
  + 'encourage encrypt end enforce engage enhance enlarge enrich enrol enroll ensure enumerate escalate establish estimate evaluate examine exclude execute '
  + 'expand experiment expire explain explore export expose extend extract facilitate fail feed figure file fill filter finalise finalize find finish fire fix '
  + 'flag flush follow force formalise formalize formulate forward foster free freeze further gate gather generate get give go grant group grow guarantee guard '
  + 'guide handle harden have help hide highlight hire hold honor host identify ignore implement import impose improve include incorporate increase index inform '
  + 'initiate inject inspect install institute instruct instrument integrate introduce inventory invest investigate invite involve isolate issue '
  + 'iterate join keep kill know label launch lead learn leave let leverage limit link lint list listen load localize lock log look lower maintain '
  + 'make manage mandate map mark mask match measure meet mention merge migrate minimise minimize mirror mitigate mock model modernize modify monitor mount move mute name '
  + 'negotiate nominate normalise normalize notify obtain offer offload onboard open optimise optimize order organise organize outline overhaul override own pack page '
  + 'parallelize parameterize parse partition pass patch pause pay perform permit persist persuade pick pin pilot place plan point poll populate port post postpone prefer '
  + 'prepare present preserve prevent print prioritise prioritize probe procure produce profile prohibit promote prompt propagate propose protect prototype '
  + 'prove provide provision prune publish pull purchase purge push put quantify query quarantine queue quit quote raise ramp randomize rate reach read reallocate '
  + 'rearchitect rearrange reassess reassign rebalance rebase rebuild recheck recommend reconcile reconfigure reconsider reconnect record recover recreate '
  + 'recruit recycle redact redeploy redesign redirect reduce redundantize reevaluate refactor refine reflect refresh refuse regenerate register reimplement reindex reinforce '
  + 'reinstall reinstate reiterate reject release reload relocate rely remediate remember remind remove rename render renew reorder reorganise reorganize repair repeat '
  + 'replace replicate replay reply report reproduce repurpose request require rerun research reserve reset reshard resize resolve respond restart restore restrict '
  + 'restructure resume retain rethink retest retire retrain retrieve retry return reuse revert review revise revisit revoke rewire rewrite rework ring roll rotate '
  + 'route run safeguard sample sanitise sanitize save say scale scan schedule scope script scrub search secure seek segment select send separate serialize '
  + 'serve set setup shard share shift ship shorten show shrink shut silence simplify simulate size skip slim slow snapshot socialise socialize soften solicit solve sort '
  + 'source span specify speed spike spin split spread stabilise stabilize stage stagger standardise standardize start state stay stop store streamline '
  + 'strengthen stress strip structure study submit subscribe substitute suggest summarise summarize supply support surface survey suspend swap switch sync synchronise '
  + 'synchronize tag take talk target teach tear tell terminate test think throttle throw tie tighten time toggle trace track train transfer transform transition translate '
  + 'treat triage trigger trim troubleshoot truncate try tune turn twin uncover understand undertake undo unify uninstall unit unlock unpin untangle update upgrade upload '
  + 'upscale upskill upstream use utilise utilize vacuum validate vary vendor verify version vet visualise visualize wait walk warm warn watch weigh whitelist widen wipe wire '
  + 'work wrap write yield zero allowlist blacklist denylist blocklist deduplicate dogfood fuzz prefetch preload preallocate preprovision prewarm rate-limit '
  + 're-add re-architect re-create re-deploy re-design re-enable re-evaluate re-implement re-introduce re-issue re-run re-test re-think re-visit re-work re-write '
  + 'reenable reintroduce reissue double-check cross-check follow-up load-test stress-test fine-tune right-size auto-scale autoscale speak ping dig look-up'
).split(' '))
