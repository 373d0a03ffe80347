import { useEffect, useMemo, useRef, useState } from 'react';
import { collection, collectionGroup, onSnapshot, query, where, orderBy, limit, type Query, type DocumentData } from 'firebase/firestore';
import { useCollection, useCollectionData } from 'react-firebase-hooks/firestore';
import { useQuery } from '@tanstack/react-query';
import { db } from '../lib/firebase';
import { users } from '../repositories/base';
import type { Post } from '../lib/types';

export function useFeed(userId: string | undefined) {
  const [posts, setPosts] = useState<Post[]>([]);

  useEffect(() => {
    if (!userId) {
      return;
    }
    const q = query(collection(db, `users/${userId}/feed`), orderBy('publishedAt', 'desc'), limit(50));
    const unsubscribe = onSnapshot( //= users/{}/feed order by publishedAt desc limit 50
      q,
      (snapshot) => setPosts(snapshot.docs.map((d) => ({ id: d.id, ...d.data() }) as Post)),
      (error) => console.error(error),
    );
    return () => unsubscribe();
  }, [userId]);

  return posts;
}

export function useMyComments(uid: string) {
  const q = useMemo(() => query(collectionGroup(db, 'comments'), where('authorId', '==', uid), orderBy('createdAt', 'desc')), [uid]);
  const [snapshot, loading, error] = useCollection(q); //= **/comments where authorId == ? order by createdAt desc
  return { comments: snapshot?.docs ?? [], loading, error };
}

export const useDrafts = (uid: string) =>
  useCollectionData(query(collection(db, 'posts'), where('authorId', '==', uid), where('status', '==', 'draft'))); //= posts where authorId == ? and status == "draft"

export function useLive<T>(q: Query<DocumentData>) {
  const [items, setItems] = useState<T[]>([]);
  const ref = useRef(q);
  useEffect(() => onSnapshot(ref.current, (s) => setItems(s.docs.map((d) => d.data() as T))), []); //= posts where pinned == true order by publishedAt desc
  //= notifications where userId == ? and read == false
  return items;
}

export function usePinned() {
  return useLive<Post>(query(collection(db, 'posts'), where('pinned', '==', true), orderBy('publishedAt', 'desc')));
}

export function useNotifications(uid: string) {
  const q = query(collection(db, 'notifications'), where('userId', '==', uid), where('read', '==', false));
  return useLive(q);
}

export function useEditors() {
  return useQuery({ queryKey: ['editors'], queryFn: () => users.editors() });
}
