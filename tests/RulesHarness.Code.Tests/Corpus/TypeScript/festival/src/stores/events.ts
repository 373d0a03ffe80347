import { defineStore } from 'pinia';
import { collection, deleteDoc, getAggregateFromServer, getDocs, limitToLast, onSnapshot, orderBy, query, sum, average, count, where, endBefore } from 'firebase/firestore';
import { db, eventsCol } from '@/firebase';

interface State { list: any[]; filter: 'upcoming' | 'past' | 'all'; stop: null | (() => void) }

export const useEventStore = defineStore('events', {
  state: (): State => ({ list: [], filter: 'upcoming', stop: null }),
  getters: {
    current: (state) => state.list.filter((e) => e.startsAt > Date.now()),
    collectionQuery(): any {
      const now = new Date();
      return { upcoming: query(eventsCol, where('startsAt', '>', now)), past: query(eventsCol, where('startsAt', '<=', now), orderBy('startsAt', 'desc')), all: eventsCol }[this.filter];
    },
  },
  actions: {
    async load() {
      const snap = await getDocs(this.collectionQuery); //= events where startsAt > ?
      //= events where startsAt <= ? order by startsAt desc
      //= events
      this.list = snap.docs.map((d) => d.data());
    },
    listen(hostId: string) {
      this.stop?.();
      this.stop = onSnapshot(query(eventsCol, where('hostId', '==', hostId)), (s) => { this.list = s.docs; }); //= events where hostId == ?
    },
    async previous(first: any) {
      return getDocs(query(eventsCol, orderBy('startsAt'), endBefore(first), limitToLast(10))); //= events order by startsAt end before limit to last 10
    },
    async stats(eventId: string) {
      const sales = collection(db, 'events', eventId, 'sales');
      const s = await getAggregateFromServer(query(sales, where('refunded', '==', false)), { revenue: sum('amount'), mean: average('amount'), n: count() }); //= events/{}/sales where refunded == false sum(amount), average(amount), count()
      return s.data();
    },
  },
});

export const useSetupStore = defineStore('setup', () => {
  async function purge() {
    const old = await getDocs(query(collection(db, 'logs'), where('level', 'not-in', ['error', 'fatal']))); //= logs where level not in ["error", "fatal"]
    await Promise.all(old.docs.map((d) => deleteDoc(d.ref)));
  }
  return { purge };
});
