/** What a script can tell from how a command ended. */
export const EXIT = {
  ok: 0,
  /** Anything else: the fault is not in the input. */
  failed: 1,
  /** The command line or a file is wrong; every problem was listed and nothing was started. */
  badInput: 2,
  /** No plan meets the limits: the answer says where, by how much, and what would mend it. */
  notFeasible: 3,
  /** 128 + SIGINT, as shells have it. */
  cancelled: 130,
} as const;
