import { createApi, fakeBaseQuery } from '@reduxjs/toolkit/query/react';
import { createAsyncThunk } from '@reduxjs/toolkit';
import {
  collection as col,
  getDocs,
  onSnapshot,
  query,
  where,
  orderBy,
  limit,
  getFirestore,
  WhereFilterOp,
  Query,
  OrderByDirection,
  CollectionReference,
} from 'firebase/firestore';
import app from './app';

const firestore = getFirestore(app);

interface Condition {
  field: string;
  op: WhereFilterOp;
  value: unknown;
}

interface Options {
  where?: Condition[];
  orderBy?: { field: string; direction?: OrderByDirection };
  limit?: number;
}

function applyOptions(ref: Query, options: Options): Query {
  let q = ref;
  for (const { field, op, value } of options.where ?? []) {
    q = query(q, where(field, op, value));
  }
  if (options.orderBy) {
    q = query(q, orderBy(options.orderBy.field, options.orderBy.direction ?? 'asc'));
  }
  if (options.limit) {
    q = query(q, limit(options.limit));
  }
  return q;
}

export async function fetchCollection<T>(name: string, options: Options = {}): Promise<T[]> {
  const snapshot = await getDocs(applyOptions(col(firestore, name), options)); //= courses where open == true order by startsAt
  //= teachers order by name limit 100
  //= rooms
  return snapshot.docs.map((d) => ({ id: d.id, ...(d.data() as T) }));
}

export const fetchCourses = createAsyncThunk('courses/fetch', async () =>
  fetchCollection<Course>('courses', { where: [{ field: 'open', op: '==', value: true }], orderBy: { field: 'startsAt' } }),
);

export const fetchTeachers = () => fetchCollection('teachers', { orderBy: { field: 'name', direction: 'asc' }, limit: 100 });

export const fetchRooms = () => fetchCollection('rooms');

export const api = createApi({
  baseQuery: fakeBaseQuery(),
  tagTypes: ['Student'],
  endpoints: (builder) => ({
    students: builder.query<Student[], { classId: string; active?: boolean }>({
      async queryFn({ classId, active }) {
        try {
          let ref: Query = query(col(firestore, 'students'), where('classId', '==', classId));
          if (active !== undefined) ref = query(ref, where('active', '==', active));
          const snap = await getDocs(ref); //= students where classId == ?
          //= students where classId == ? and active == ?
          return { data: snap.docs.map((d) => d.data() as Student) };
        } catch (error) {
          return { error };
        }
      },
      providesTags: ['Student'],
    }),
    grades: builder.query<Grade[], string>({
      queryFn: () => ({ data: [] }),
      async onCacheEntryAdded(studentId, { updateCachedData, cacheEntryRemoved }) {
        const grades = col(firestore, 'students', studentId, 'grades') as CollectionReference<Grade>;
        const stop = onSnapshot(query(grades, orderBy('givenAt', 'desc'), limit(10)), (snap) => { //= students/{}/grades order by givenAt desc limit 10
          updateCachedData(() => snap.docs.map((d) => d.data()));
        });
        await cacheEntryRemoved;
        stop();
      },
    }),
  }),
});

interface Course {}
interface Student {}
interface Grade {}
