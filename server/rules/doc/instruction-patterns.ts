import {regex} from '../../text/regex.ts'

/**
 * Sentences by which templates tell what to write, each by a few words that nobody writes about an incident of their
 * own. Sources: task 0x19 of ALX; templates of PagerDuty, GitLab, Flutter, mybinder, DFDS, univaf and the dastergon
 * collection.
 */
export const instructionPatterns: readonly RegExp[] = [
  regex('gi')`
    ^.{0,20}\b(?:issue summary|timeline|root cause and resolution
    |prevent(?:at)?ive measures)\b.{0,90}\bmust contain:?\s*$
  `,
  /^.{0,60}\bremember that these blogs must be\b.{0,200}/gi,
  /^.{0,20}\bmake your post-?mortem attractive\b.{0,200}/gi,
  /^.{0,20}\bconstantly stormed by a quantity of information\b.{0,200}/gi,
  /^.{0,40}\bstick to this one so that you can get properly reviewed\b.{0,100}/gi,
  /^.{0,40}\bduration of the outage with start and end times?\b.{0,40}$/gi,
  /^.{0,60}\bwhat service was down\/slow\?.{0,200}/gi,
  /^\s{0,12}(?:[-*] )?what was the root cause\s*$|^what was the root cause\s*\?\s*$/gi,
  /^\s{0,12}(?:[-*] )?(?:when|how) was the issue detected\s*$|^when was the issue detected\s*\?\s*$/gi,
  /^.{0,60}\(monitoring alert, an engineer noticed something,.{0,100}/gi,
  /^.{0,60}\bwhat parts of the system were investigated, what were the assumptions?\b.{0,120}/gi,
  /^\s{0,12}(?:[-*] )?misleading investigation\/debugging paths that were taken\s*\??\s*$/gi,
  /^\s{0,12}(?:[-*] )?which team\/individuals was the incident escalated to\s*\??\s*$/gi,
  /^\s{0,12}(?:[-*] )?how (?:was )?the incident (?:was )?resolved\s*$|^how the incident was resolved\s*\?\s*$/gi,
  /^.{0,20}\bexplain in detail (?:what was causing the issue|how the issue was fixed)\s*\??\s*$/gi,
  /^.{0,40}\bthings that can be improved\/fixed \(broadly speaking\).{0,10}$/gi,
  /^.{0,60}\(be very specific, like a TODO\b.{0,120}/gi,
  /^.{0,40}\bbetween 400 to 600 words\b.{0,40}$/gi,
  /^.{0,10}\byour name goes here\b.{0,10}$/gi,
  /^.{0,10}\bquick summary of what user impact was\b.{0,80}/gi,
  /^.{0,10}\bstart of incident\. first symptoms, possibly\b.{0,80}/gi,
  /^\W{0,6}(?:20xx-MM-DD|short event description)\b.{0,40}/gi,
  /\bsomething (?:else )?happened\s*(?:<br>)?\s*$/gi,
  /^\W{0,6}to be done pre-meeting\b.{0,200}/gi,
]
