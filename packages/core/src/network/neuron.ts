/** When and how a neuron's threshold crossing becomes its spike. */
export interface Neuron {
  /** `>`: fires when the potential exceeds the threshold (authors' script); `>=`: when it reaches it (paper, Eq. 1). */
  readonly crossing: '>' | '>=';
  /** Steps from the crossing to the spike: 1 in the authors' script, 0 in the paper. */
  readonly delay: 0 | 1;
}
