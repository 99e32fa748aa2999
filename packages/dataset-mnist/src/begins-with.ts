/** Whether the first values of an array are those of another one. Stops at the first difference. */
export function beginsWith(whole: ArrayLike<number>, part: ArrayLike<number>): boolean {
  if (part.length > whole.length) return false;
  for (let index = 0; index < part.length; index++) if (whole[index] !== part[index]) return false;
  return true;
}
