/** Words that say "not yet": they also name a state, a list or a kind of comment, where they are no placeholder. */
export const unfinishedWords = /(?<!\b(?:an?|the|this|that|these|our|my|as|of) )(?<![\w./-])(?:TODO|TBD|TBC|TBA|FIXME)\b(?![/-]| (?:lists?|items?|apps?|comments?)\b)/g

/** What templates leave behind, each pattern bounded in length. Counted in 31 published templates and 136 real postmortems. */
export const placeholderPatterns: readonly RegExp[] = [
  /\bXXX+\b/g,
  /\blorem ipsum\b/gi,
  /\{\{[^{}\n]{1,80}\}\}/g,
  /(?<![$\w{])\{[A-Z][^{}\n"':]{2,60}\}/g,
  /(?<![$\w{])\{[a-z]{2,15}(?: [a-z']|\|)[^{}\n"=:;]{1,100}\}/g,
  /(?<!\\)<(?=[^<>\n]{0,80}[ |])(?!\/|!|br\b|img\b|a\s|p\s|div\s|span\s|h[1-6]\s|li\s|ul\s|ol\s|td\s|th\s|table\s|details\b|summary\b|font\s|center\b|video\s|iframe\s|source\s|code\s|svg\b|path\s)[A-Za-z][^<>=@:/\n]{2,80}>/g,
  /(?<!\\)<[A-Z][A-Z _-]{2,40}>/g,
  /(?<![\w!\]])\[(?:Names?|Date|Time|Title|Owner|Authors?|Team|Link|Description|Service|Insert|Your|Enter|Add|e\.g\.|Explanation|Brief description|Lesson title|Root cause|[NX] (?:minutes|hours|users)|Yes\/No)\b[^\][\n]{0,80}\](?![([:])/gi,
  /\?\?:\?\?|--:--|\?\?%/g,
  /(?<![^\s|([])\?{3,}(?![\w?])/g,
  /\b(?:HH:(?:MM|mm)|hh:mm|XX:XX)(?::ss)?\b/g,
  /\b(?:YYYY|yyyy)-(?:MM|mm)-(?:DD|dd)\b|\bDD\/MM\/YYYY\b|\bMM\/DD\/YYYY\b|\bYYYY\/MM\/DD\b|\b20xx-(?:MM|\d\d)-/g,
  /\bXX+ ?%/g,
  /^\s*(?:[-*] )?(?:_{4,}|\.{4,})\s*$/g,
  /\((?:TODO:? )?(?:I |we )?(?:still )?needs? to (?:be )?(?:convert|check|confirm|verify|add|fill|find|look up|ask)[a-z]{0,4}\b[^()\n]{0,60}\)/gi,
]
