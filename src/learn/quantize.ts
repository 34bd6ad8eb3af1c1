/**
 * Weights as whole numbers of eight bits. The step is chosen so that all but the share `clipped` of the non-zero
 * weights are in range; those beyond are cut off at ±127. Only the order of sums matters to a linear model, so the
 * step itself is for information.
 */
export function quantize(
  weights: Float32Array,
  clipped = 0.00005,
): { readonly bytes: Int8Array; readonly step: number } {
  const sizes = weights.filter((weight) => weight !== 0).map(Math.abs)
  sizes.sort()
  const largest = sizes[Math.max(0, Math.ceil(sizes.length * (1 - clipped)) - 1)] ?? 1
  const step = largest / 127
  const bytes = new Int8Array(weights.length)
  for (let i = 0; i < weights.length; i++)
    bytes[i] = Math.max(-127, Math.min(127, Math.round(weights[i]! / step)))
  return { bytes, step }
}
