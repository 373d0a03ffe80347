import express, { type Request, type Response } from 'express';
import { firestore, invoices, families } from './firestore';
import { Filter } from '@google-cloud/firestore';

const router = express.Router();

router.get('/invoices/:family', async (req: Request, res: Response) => {
  const found = await invoices.where((q) => q.where('family', '==', req.params.family).where('paid', '==', false).orderBy('dueAt'));
  res.json(found);
});

router.get('/overdue', async (_req, res) => {
  res.json(await invoices.where((q) => q.where('paid', '==', false).where('dueAt', '<', new Date())));
});

router.get('/family-of/:child', async (req, res) => {
  const [family] = await families.where((q) => q.where('children', 'array-contains', req.params.child).limit(1));
  if (!family) {
    return res.status(404).end();
  }
  return res.json(family);
});

router.get('/all', async (req, res) => res.json(await invoices.list({ after: req.query.after as string })));

router.get('/search', async (req, res) => {
  const { q, kind } = req.query as Record<string, string>;
  const collections = { student: 'students', teacher: 'teachers' } as const;
  const name = collections[kind as keyof typeof collections];
  const snap = await firestore.collection(name).where('keywords', 'array-contains', q.toLowerCase()).limit(5).get(); //= students where keywords has ? limit 5
  //= teachers where keywords has ? limit 5
  res.json(snap.docs.map((d) => d.data()));
});

router.get('/report', async (req, res) => {
  const field = String(req.query.groupBy);
  const snap = await firestore.collection('grades').orderBy(field).get(); //? the field of a sort
  res.json(snap.size);
});

router.post('/archive', async (req, res) => {
  const writer = firestore.bulkWriter();
  const stream = firestore.collectionGroup('lessons').where(Filter.or(Filter.where('date', '<', req.body.before), Filter.where('cancelled', '==', true))).stream(); //= **/lessons where (date < ? or cancelled == true)
  for await (const doc of stream as any) {
    writer.update(doc.ref, { archived: true });
  }
  await writer.close();
  res.end();
});

export default router;
