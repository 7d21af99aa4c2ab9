import { samplePhases } from './phases.ts';

// Started by phases.ts, so that neither clock nor sampling feels what ran before.
process.stdout.write(JSON.stringify(await samplePhases(Number(process.argv[2]))));
