import { computed, onUnmounted, ref, shallowRef, toValue, unref, watch, watchEffect, type MaybeRefOrGetter, type Ref } from 'vue';
import { getDocs, getDocsFromCache, onSnapshot, orderBy, limit, query, startAfter, where, documentId, or, and, type Query, type QueryConstraint, type Unsubscribe } from 'firebase/firestore';
import { useCollection, useFirestore } from 'vuefire';
import { colOf, db, eventsCol, venuesCol } from '@/firebase';

export function useLiveQuery<T>(source: MaybeRefOrGetter<Query<T> | null>) {
  const items = shallowRef<T[]>([]) as Ref<T[]>;
  let stop: Unsubscribe | undefined;
  watchEffect((onCleanup) => {
    const q = toValue(source);
    if (!q) return;
    stop = onSnapshot(q, (snapshot) => (items.value = snapshot.docs.map((d) => d.data()))); //= events/{}/attendees where status == "going" order by name
    //= users/{}/tickets order by validFrom
    onCleanup(() => stop?.());
  });
  onUnmounted(() => stop?.());
  return { items };
}

export const useAttendees = (eventId: Ref<string | undefined>) =>
  useLiveQuery(() => (eventId.value ? query(colOf.attendees(eventId.value), where('status', '==', 'going'), orderBy('name')) : null));

export function useTickets(uid: string) {
  const source = computed(() => query(colOf.tickets(uid), orderBy('validFrom')));
  return useLiveQuery(source);
}

export function useEvents() {
  const city = ref('');
  const free = ref(false);
  const q = computed(() => {
    const parts: QueryConstraint[] = [];
    if (city.value) parts.push(where('city', '==', city.value));
    if (free.value) parts.push(where('price', '==', 0));
    parts.push(orderBy('startsAt'), limit(20));
    return query(eventsCol, ...parts);
  });
  const events = useCollection(q); //= events order by startsAt limit 20
  //= events where city == ? order by startsAt limit 20
  //= events where price == 0 order by startsAt limit 20
  //= events where city == ? and price == 0 order by startsAt limit 20
  return { events, city, free };
}

export const useVenues = (ids: Ref<string[]>) => useCollection(() => (ids.value.length ? query(venuesCol, where(documentId(), 'in', ids.value)) : null)); //= venues where __name__ in […]

export async function* pages(size = 100) {
  let last: unknown = null;
  do {
    const page = await getDocs(last ? query(eventsCol, orderBy('startsAt'), startAfter(last), limit(size)) : query(eventsCol, orderBy('startsAt'), limit(size))); //= events order by startsAt limit ?
    //= events order by startsAt start after limit ?
    yield page.docs;
    last = page.docs[page.docs.length - 1];
  } while (last);
}

export function useNearby(hashes: [string, string][]) {
  return Promise.all(hashes.map(([start, end]) => getDocs(query(venuesCol, orderBy('geohash'), where('geohash', '>=', start), where('geohash', '<', end))))); //= venues where geohash >= ? and geohash < ? order by geohash
}

export const mine = (uid: string) =>
  getDocsFromCache(query(eventsCol, or(where('host', '==', uid), and(where('cohosts', 'array-contains', uid), where('public', '==', true))))); //= events where (host == ? or cohosts has ? and public == true)
