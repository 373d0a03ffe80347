'use client';
import React, { useState } from 'react';
import { collection, getDocs, query, where, orderBy, limit, startAfter, type QueryDocumentSnapshot } from 'firebase/firestore';
import { db } from '@/lib/firebase';
import { useFeed } from '../hooks/usePosts';
import InfiniteList from 'some-infinite-list';

interface Props {
  userId: string;
  category?: string;
}

export default function PostList({ userId, category }: Props) {
  const feed = useFeed(userId);
  const [last, setLast] = useState<QueryDocumentSnapshot | null>(null);
  const [more, setMore] = useState<any[]>([]);

  const loadMore = async () => {
    let q = query(collection(db, 'posts'), ...(category ? [where('category', '==', category)] : []), orderBy('publishedAt', 'desc'));
    if (last) {
      q = query(q, startAfter(last));
    }
    const snapshot = await getDocs(query(q, limit(10))); //= posts where category == ? order by publishedAt desc limit 10
    //= posts where category == ? order by publishedAt desc start after limit 10
    //= posts order by publishedAt desc limit 10
    //= posts order by publishedAt desc start after limit 10
    setLast(snapshot.docs[snapshot.docs.length - 1] ?? null);
    setMore([...more, ...snapshot.docs.map((d) => d.data())]);
  };

  if (!feed.length) {
    return <p>There's nothing here. Don't worry!</p>;
  }

  return (
    <section className="posts">
      {feed.map((post) => (
        <article key={post.id} onClick={() => console.log(post.id)}>
          <h2>{post.title}</h2>
          {post.tags.length > 0 && <span>{post.tags.join(', ')}</span>}
        </article>
      ))}
      <button onClick={loadMore} disabled={!last}>
        More
      </button>
      <InfiniteList source={query(collection(db, 'archive'), orderBy('year', 'desc'))} render={(x: any) => <b>{x.title}</b>} />{/* sent there */}{/*= archive order by year desc */}
    </section>
  );
}
