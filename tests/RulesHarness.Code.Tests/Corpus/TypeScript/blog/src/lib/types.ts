import type { Timestamp } from 'firebase/firestore';

export interface Post {
  id: string;
  title: string;
  authorId: string;
  status: 'draft' | 'published';
  tags: string[];
  publishedAt?: Timestamp | null;
}

export type SortKey = 'newest' | 'popular' | 'title';
