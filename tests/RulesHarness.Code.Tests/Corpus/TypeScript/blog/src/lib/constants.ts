export const POSTS = 'posts';
export const COLLECTIONS = {
  users: 'users',
  comments: 'comments',
  tags: 'tags',
} as const;

export enum Status {
  Draft = 'draft',
  Published = 'published',
}

export const PAGE_SIZE = 20;
