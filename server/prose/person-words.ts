/** Nouns for people who work on the systems. Users and customers are not included: they are affected by an incident. */
export const personNouns: ReadonlySet<string> = new Set([
  'engineer',
  'operator',
  'developer',
  'dev',
  'admin',
  'administrator',
  'sysadmin',
  'technician',
  'on-call',
  'oncall',
  'on-caller',
  'responder',
  'author',
  'reviewer',
  'manager',
  'programmer',
  'contractor',
  'employee',
  'intern',
  'colleague',
  'maintainer',
  'architect',
  'tester',
  'analyst',
  'committer',
  'approver',
  'deployer',
  'commander',
  'staff',
  'member',
  'person',
  'people',
  'somebody',
  'someone',
  'nobody',
  'coworker',
  'dba',
  'specialist',
  'volunteer',
  'human',
  'lead',
  'cto',
  'ceo',
])

/** Nouns for groups of people that act as one. */
export const teamNouns: ReadonlySet<string> = new Set([
  'team',
  'squad',
  'ops',
  'devops',
  'sre',
  'sres',
  'management',
  'leadership',
  'crew',
  'department',
  'helpdesk',
])

/** Words that refer to people by themselves. */
export const personPronouns: ReadonlySet<string> = new Set([
  'we',
  'i',
  'he',
  'she',
  'they',
  'you',
  'who',
  'someone',
  'somebody',
  'nobody',
  'everyone',
])

/** Nouns for what exists to detect or stop a failure. */
export const controlNouns: ReadonlySet<string> = new Set([
  'monitoring',
  'monitor',
  'alert',
  'alerting',
  'alarm',
  'test',
  'testing',
  'review',
  'canary',
  'staging',
  'ci',
  'check',
  'healthcheck',
  'dashboard',
  'probe',
  'linter',
  'validation',
  'safeguard',
  'watchdog',
  'detector',
  'detection',
  'suite',
  'analysis',
  'scanner',
  'observability',
])

/** Given names that are hardly ever the name of a product, a place or a service; lower case. */
export const givenNames: ReadonlySet<string> = new Set(
  (
    'aaron abdul abigail adam adrian ahmed alan albert alejandro alex alexander alexandra alexis ali alice '
    + 'alicia alison allison amanda amit amy '
    + 'ana anders andrea andreas andrew andrey andy angela anita anna anne anthony antonio arjun arthur ashley '
    + 'barbara ben benjamin bernard beth bob '
    + 'bradley brandon brenda brian bruce bryan carl carla carlos carmen carol caroline catherine charles '
    + 'charlotte chen chris christian christina '
    + 'christine christopher claire colin craig cynthia daniel daniela danielle dave david deborah deepak denise '
    + 'dennis derek diana diego dmitry '
    + 'donald donna dorothy doug douglas dylan edward eduardo elena elizabeth ellen emily emma eric erik erika '
    + 'ernest eugene evan fatima felix '
    + 'fernando francesco francis frank fred gabriel gareth gary geoffrey george gerald giovanni graham greg '
    + 'gregory guillaume hannah hans harry '
    + 'hassan heather helen henry hiroshi holly ian igor irene isaac isabel ivan jack jacob jake james jamie jan '
    + 'jane janet jason javier jean jeff '
    + 'jeffrey jennifer jenny jeremy jerry jesse jessica jill jim joan joanna joe joel johannes john johnny jon '
    + 'jonathan jorge jose joseph josh '
    + 'joshua juan judith julian julie justin karen karl kate katherine kathleen katie keith kelly ken kenneth '
    + 'kenji kevin kim kumar kyle larry '
    + 'laura lauren leo leonard linda lisa lois louis lucas lucy luis luke maria marie marina mario marta martin '
    + 'mary mateo mathieu matt matthew '
    + 'megan mehmet melissa michael michelle miguel mike mohamed mohammed monica nancy natalia natalie nathan neil '
    + 'nicholas nick nicolas nicole '
    + 'nikhil nina noah olga oliver olivia olivier omar pablo patricia patrick paul paula pavel pedro peter philip '
    + 'phil philippe pierre priya rachel '
    + 'rahul raj ralph ravi raymond rebecca ricardo richard rob robert roberto roger ron ronald ross roy russell '
    + 'ryan samantha samuel sandra '
    + 'sandeep sanjay sara sarah scott sean sergei sergey sergio sharon shaun simon sofia sophie stefan stephanie '
    + 'stephen steve steven sunil susan '
    + 'suresh susanna svetlana takashi tanya teresa terry thomas tim timothy tina todd tom tomas tony tracy trevor '
    + 'tyler valerie vanessa '
    + 'vijay vincent vladimir walter wei wendy wolfgang xavier yan yuki yusuf zachary zoe'
  ).split(' '),
)
