declare const unit: unique symbol

/**
 * A half-open range `[start, end)`. The unit says what is counted, so that characters and tokens
 * cannot be mixed up; it exists for the compiler only.
 */
export interface Span<U extends 'char' | 'token'> {
  readonly start: number
  readonly end: number
  readonly [unit]?: U
}

/** UTF-16 code units of the article's text. */
export type CharSpan = Span<'char'>

/** Token numbers of the document. */
export type TokenSpan = Span<'token'>

export const charSpan = (start: number, end: number): CharSpan => ({ start, end })
export const tokenSpan = (start: number, end: number): TokenSpan => ({ start, end })

export function contains<U extends 'char' | 'token'>(outer: Span<U>, inner: Span<U>): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

export function overlaps<U extends 'char' | 'token'>(a: Span<U>, b: Span<U>): boolean {
  return a.start < b.end && b.start < a.end
}

export const spanLength = (span: { readonly start: number; readonly end: number }): number =>
  span.end - span.start
