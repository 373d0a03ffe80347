import { createContext, useContext, useEffect, useReducer, type ReactNode } from 'react';
import { collection, query, where, orderBy, onSnapshot, Timestamp, getCountFromServer, and, or } from 'firebase/firestore';
import { useAuth } from './auth';
import { db } from './db';

type Tab = 'today' | 'week' | 'all';

const LessonsContext = createContext<any>(null);

const startOf: Record<Exclude<Tab, 'all'>, () => Date> = {
  today: () => new Date(new Date().setHours(0, 0, 0, 0)),
  week: () => new Date(Date.now() - 6 * 864e5),
};

function lessonsQuery(tab: Tab, teacher: string) {
  const lessons = collection(db, 'lessons');
  const mine = where('teacher', '==', teacher);
  if (tab === 'all') {
    return query(lessons, mine, orderBy('date', 'desc'));
  }
  return query(lessons, mine, where('date', '>=', Timestamp.fromDate(startOf[tab]())), orderBy('date'));
}

export function LessonsProvider({ children, tab }: { children: ReactNode; tab: Tab }) {
  const { user } = useAuth();
  const [state, dispatch] = useReducer((s: any, a: any) => ({ ...s, ...a }), { lessons: [], absent: 0 });

  useEffect(() => {
    if (!user) return;
    const unsubscribes = [
      onSnapshot(lessonsQuery(tab, user.uid), (s) => dispatch({ lessons: s.docs })), //= lessons where teacher == ? order by date desc
      //= lessons where teacher == ? and date >= ? order by date
      onSnapshot(query(collection(db, 'absences'), and(where('teacher', '==', user.uid), or(where('excused', '==', false), where('late', '==', true)))), (s) => dispatch({ absent: s.size })), //= absences where teacher == ? and (excused == false or late == true)
    ];
    return () => unsubscribes.forEach((u) => u());
  }, [tab, user]);

  const count = async () => (await getCountFromServer(query(collection(db, 'absences'), where('date', '>=', startOf.week())))).data().count; //= absences where date >= ? count()

  return <LessonsContext.Provider value={{ ...state, count }}>{children}</LessonsContext.Provider>;
}

export const useLessons = () => useContext(LessonsContext);
