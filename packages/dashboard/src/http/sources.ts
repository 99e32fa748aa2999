import type { ListData } from '@s4nn/report';
import type { FollowedProject } from '../follow/follow-project.js';
import type { NetworkRunner } from '../network/network-runner.js';

/** What questions are answered from. */
export interface Sources {
  readonly project: string;
  readonly followed: FollowedProject;
  readonly list: () => Promise<ListData>;
  readonly networks: NetworkRunner;
}
