/**
 * Where text begins that may come from wrongly decoded UTF-8: its first byte and its second as letters of Windows-1252,
 * or what stands for a lost one.
 */
export const suspect = /[\u00c2-\u00f4][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|\ufffd/g
