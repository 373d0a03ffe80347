import {
  collection,
  query,
  where,
  orderBy,
  limit,
  limitToLast,
  startAfter,
  endBefore,
  getDocs,
  getDoc,
  doc,
  addDoc,
  getCountFromServer,
  getAggregateFromServer,
  sum,
  average,
  count,
  or,
  and,
  documentId,
  type QueryConstraint,
  type DocumentSnapshot,
  type FirestoreDataConverter,
} from 'firebase/firestore';
import { db } from '../lib/firebase';
import { POSTS, COLLECTIONS, Status, PAGE_SIZE } from '../lib/constants';
import type { Post, SortKey } from '../lib/types';

const converter: FirestoreDataConverter<Post> = {
  toFirestore: (post) => post,
  fromFirestore: (snapshot, options) => ({ ...snapshot.data(options), id: snapshot.id }) as Post,
};

const postsRef = collection(db, POSTS).withConverter(converter);

export async function getPublishedPosts(max = PAGE_SIZE): Promise<Post[]> {
  const q = query(postsRef, where('status', '==', Status.Published), orderBy('publishedAt', 'desc'), limit(max));
  const snapshot = await getDocs(q); //= posts where status == "published" order by publishedAt desc limit ?
  return snapshot.docs.map((d) => d.data());
}

export async function getPostsByAuthor(authorId: string, includeDrafts: boolean) {
  const constraints: QueryConstraint[] = [where('authorId', '==', authorId)];
  if (!includeDrafts) {
    constraints.push(where('status', '==', 'published'));
  }
  constraints.push(orderBy('createdAt', 'desc'));
  return (await getDocs(query(postsRef, ...constraints))).docs; //= posts where authorId == ? and status == "published" order by createdAt desc
  //= posts where authorId == ? order by createdAt desc
}

export const getPost = async (id: string) => (await getDoc(doc(postsRef, id))).data();

export async function searchPosts({ tag, author, minLikes }: { tag?: string; author?: string; minLikes?: number }) {
  let q = query(postsRef, where('status', '==', Status.Published));
  if (tag) q = query(q, where('tags', 'array-contains', tag));
  if (author) {
    q = query(q, where('authorId', '==', author));
  }
  if (minLikes !== undefined) q = query(q, where('likes', '>=', minLikes), orderBy('likes', 'desc'));
  const result = await getDocs(q); //= posts where status == "published"
  //= posts where status == "published" and tags has ?
  //= posts where status == "published" and authorId == ?
  //= posts where status == "published" and tags has ? and authorId == ?
  //= posts where status == "published" and likes >= ? order by likes desc
  //= posts where status == "published" and tags has ? and likes >= ? order by likes desc
  //= posts where status == "published" and authorId == ? and likes >= ? order by likes desc
  //= posts where status == "published" and tags has ? and authorId == ? and likes >= ? order by likes desc
  return result.docs.map((d) => d.data());
}

const SORTS: Record<SortKey, [string, 'asc' | 'desc']> = {
  newest: ['publishedAt', 'desc'],
  popular: ['likes', 'desc'],
  title: ['title', 'asc'],
};

export async function listSorted(sort: SortKey) {
  switch (sort) {
    case 'newest':
      return getDocs(query(postsRef, orderBy('publishedAt', 'desc'))); //= posts order by publishedAt desc
    case 'popular':
      return getDocs(query(postsRef, orderBy('likes', 'desc'), orderBy('publishedAt', 'desc'))); //= posts order by likes desc, publishedAt desc
    default:
      return getDocs(query(postsRef, orderBy('title'))); //= posts order by title
  }
}

export async function nextPage(cursor: DocumentSnapshot | null) {
  const base = query(postsRef, where('status', '==', 'published'), orderBy('publishedAt', 'desc'));
  const page = cursor ? query(base, startAfter(cursor), limit(PAGE_SIZE)) : query(base, limit(PAGE_SIZE));
  return getDocs(page); //= posts where status == "published" order by publishedAt desc limit 20
  //= posts where status == "published" order by publishedAt desc start after limit 20
}

export async function previousPage(cursor: DocumentSnapshot) {
  const page = query(postsRef, orderBy('publishedAt', 'desc'), endBefore(cursor), limitToLast(PAGE_SIZE));
  return getDocs(page); //= posts order by publishedAt desc end before limit to last 20
}

export async function countDrafts(authorId: string) {
  const drafts = query(collection(db, 'posts'), where('authorId', '==', authorId), where('status', '==', Status.Draft));
  const snapshot = await getCountFromServer(drafts); //= posts where authorId == ? and status == "draft" count()
  return snapshot.data().count;
}

export async function authorStatistics(authorId: string) {
  const own = query(postsRef, where('authorId', '==', authorId));
  const snapshot = await getAggregateFromServer(own, { //= posts where authorId == ? sum(likes), average(readingTime), count()
    likes: sum('likes'),
    reading: average('readingTime'),
    posts: count(),
  });
  return snapshot.data();
}

export async function mineOrFeatured(uid: string) {
  return getDocs( //= posts where (authorId == ? or featured == true and status == "published")
    query(postsRef, or(where('authorId', '==', uid), and(where('featured', '==', true), where('status', '==', 'published')))),
  );
}

export async function byIds(ids: string[]) {
  const chunks: string[][] = [];
  for (let i = 0; i < ids.length; i += 30) {
    chunks.push(ids.slice(i, i + 30));
  }
  const results = await Promise.all(
    chunks.map((chunk) => getDocs(query(postsRef, where(documentId(), 'in', chunk)))), //= posts where __name__ in […]
  );
  return results.flatMap((r) => r.docs.map((d) => d.data()));
}

export async function commentsOf(postId: string, approvedOnly = true) {
  const comments = collection(db, POSTS, postId, COLLECTIONS.comments);
  const q = approvedOnly
    ? query(comments, where('approved', '==', true), orderBy('createdAt'))
    : query(comments, orderBy('createdAt'));
  return getDocs(q); //= posts/{}/comments where approved == true order by createdAt
  //= posts/{}/comments order by createdAt
}

export const addPost = (post: Omit<Post, 'id'>) => addDoc(collection(db, POSTS), post);

export async function byAnyField(field: keyof Post, value: unknown) {
  return getDocs(query(postsRef, where(field, '==', value))); //? the field of a filter comes from the parameter `field`
}
