import { type Job, measure } from './measure.ts';

// Started by run-child.ts with one job, so that no measurement feels what ran before it.
process.stdout.write(JSON.stringify(await measure(JSON.parse(process.argv[2]!) as Job)));
