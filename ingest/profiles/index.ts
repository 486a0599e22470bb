import type { Profile } from '../profile.ts';
import { actionPlanSheet } from './action-plan-sheet.ts';
import { evaluationSheet } from './evaluation-sheet.ts';
import { progressSheet } from './progress-sheet.ts';
import { projectPlan } from './project-plan.ts';
import { reformPlan } from './reform-plan.ts';

/** Every document family that ingestion knows. `tests/` compares this list with the folder. */
export const profiles: readonly Profile[] = [actionPlanSheet, evaluationSheet, progressSheet, projectPlan, reformPlan];
