import {bundleLimits, bundleSize} from '../bundles.ts'
import type {Bench} from './options.ts'

/** What is read when a server starts. */
export async function benchSizes({report}: Bench): Promise<void> {
  report.heading('Bundles, minified')
  for (const [name, most] of Object.entries(bundleLimits)) {
    report.row({what: name, size: '', unit: 'KB', ours: bundleSize(name) / 1000, most: most / 1000})
  }
}
