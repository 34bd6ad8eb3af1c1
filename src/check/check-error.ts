/** Settings or suppressions that cannot be used, or a file that cannot be written. */
export class CheckError extends Error {
  override readonly name = 'CheckError'
  readonly code: 'bad-config' | 'bad-suppressions' | 'unknown-rule' | 'not-written'

  constructor(code: CheckError['code'], message: string, cause?: unknown) {
    super(message, { cause })
    this.code = code
  }
}
