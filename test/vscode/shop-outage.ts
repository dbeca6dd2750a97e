/** The same text with a profile of its own: where nobody names one, what is told elsewhere is not missing. */
export function named(text: string): string {
  return `---
template: generic
---

${text}`
}

/** A postmortem in which nothing is wrong. */
export const shopOutage = `# Outage of the shop

## Summary

On 2026-03-02 the shop was down for 35 minutes, from 14:00 to 14:35 UTC.

## Impact

Nobody could pay; about 800 orders came late.

## Timeline

- 14:00 UTC Outage begins: the payment service runs out of connections
- 14:05 UTC Alert fires
- 14:20 UTC Rolled back the deploy
- 14:35 UTC Outage ends

## Root Cause

The new version never closed its connections, because the test for that ran for less time than it takes to use them all up.

## Action Items

- [ ] Close the connections @maria SHOP-12
- [x] Alert on the size of the pool @tom SHOP-13
`
