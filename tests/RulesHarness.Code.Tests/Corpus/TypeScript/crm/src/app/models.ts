export interface Lead { id?: string; stage: Stage; ownerId: string }
export type Stage = 'new' | 'won' | 'lost';
export interface LeadQuery { stage?: Stage; owner?: string; sortBy?: keyof Lead | 'updatedAt'; asc?: boolean; pageSize: number }
