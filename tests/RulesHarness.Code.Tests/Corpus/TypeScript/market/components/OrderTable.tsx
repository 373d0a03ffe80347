import React, { useMemo, useState } from 'react';
import { collection, onSnapshot, orderBy, query, where, limit } from 'firebase/firestore';
import { useFirestore, useFirestoreCollectionData } from 'reactfire';
import { useQuery, useInfiniteQuery } from '@tanstack/react-query';
import { db } from '../lib/firebase-client';
import { OrderStatus } from '../lib/types';

const TABS = [
  { label: 'All', status: null },
  { label: 'Pending', status: OrderStatus.Pending },
];

export const OrderTable: React.FC<{ sellerId: string; limitTo?: number }> = ({ sellerId, limitTo = 25 }) => {
  const firestore = useFirestore();
  const [tab, setTab] = useState(TABS[0]);
  const q = useMemo(() => {
    const base = collection(firestore, 'orders');
    return tab.status
      ? query(base, where('sellerId', '==', sellerId), where('status', '==', tab.status), orderBy('placedAt', 'desc'), limit(limitTo))
      : query(base, where('sellerId', '==', sellerId), orderBy('placedAt', 'desc'), limit(limitTo));
  }, [firestore, sellerId, tab, limitTo]);
  const { status, data: orders } = useFirestoreCollectionData(q, { idField: 'id' }); //= orders where sellerId == ? order by placedAt desc limit ?
  //= orders where sellerId == ? and status == "pending" order by placedAt desc limit ?
  return (
    <div>
      {TABS.map((t) => (
        <button key={t.label} onClick={() => setTab(t)}>{t.label}</button>
      ))}
      {orders?.map((o) => <Row key={o.id} order={o} />)}
      <Live />
    </div>
  );
};

function Row({ order }: any) {
  return <tr onClick={() => console.log(order)}><td>{order.id}</td></tr>;
}

class Live extends React.Component<{}, { n: number }> {
  unsubscribe?: () => void;
  state = { n: 0 };
  componentDidMount() {
    this.unsubscribe = onSnapshot(query(collection(db, 'presence'), where('online', '==', true)), (s) => this.setState({ n: s.size })); //= presence where online == true
  }
  componentWillUnmount() {
    this.unsubscribe?.();
  }
  render() {
    return <span>{this.state.n}</span>;
  }
}
