import type { Command } from 'commander'

/** `hearsay lsp`. */
export function addLspCommand(program: Command): void {
  program
    .command('lsp')
    .summary('serve editors over standard input and output (Language Server Protocol)')
    .description(
      'A language server: what `hearsay check` finds as diagnostics, who said what on hover, and suppressing with a reason as a code action. Editors start it; it speaks the Language Server Protocol over standard input and output.',
    )
    .option('--stdio', 'speak over standard input and output, as it always does')
    .action(async () => {
      const { serve } = await import('./server.ts')
      await serve()
    })
}
