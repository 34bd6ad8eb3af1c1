import { useSignal } from '@preact/signals'
import { token, wantsToken } from '../api.ts'
import { askStatus } from './features.ts'

/** A server that other machines can reach lets in whoever has its token. */
export function TokenForm() {
  const given = useSignal('')
  const refused = token.value !== null
  return (
    <form
      class="compose"
      onSubmit={(event) => {
        event.preventDefault()
        token.value = given.value.trim()
        wantsToken.value = false
        void askStatus()
      }}
    >
      <h1>This desk asks for its token</h1>
      <p>
        It is what HEARSAY_TOKEN was set to where hearsay serve was started. It is forgotten when the page is
        left.
      </p>
      <label>
        Token
        <input
          type="password"
          autocomplete="off"
          value={given.value}
          onInput={({ currentTarget }) => (given.value = currentTarget.value)}
        />
      </label>
      <p class="actions">
        <button type="submit" class="main" disabled={given.value.trim() === ''}>
          Open the desk
        </button>
      </p>
      <p class="failure" role="alert">
        {refused ? 'That was not it.' : ''}
      </p>
    </form>
  )
}
