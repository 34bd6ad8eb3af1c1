/** Something is on its way. */
export function Waiting({ what }: { readonly what: string }) {
  return (
    <p class="waiting" role="status">
      {what}…
    </p>
  )
}

/** Something did not come. */
export function Problem({ why }: { readonly why: string }) {
  return (
    <p class="failure" role="alert">
      {why}
    </p>
  )
}
