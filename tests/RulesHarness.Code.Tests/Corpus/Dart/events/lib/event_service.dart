import 'package:cloud_firestore/cloud_firestore.dart';

typedef Json = Map<String, dynamic>;

final _db = FirebaseFirestore.instance;

extension EventQueries on Query<Json> {
  Query<Json> upcoming() => where('startsAt', isGreaterThanOrEqualTo: Timestamp.now()).orderBy('startsAt');

  Query<Json> inCity(String city) => where('city', isEqualTo: city);
}

class EventService {
  EventService._();

  static final EventService instance = EventService._();

  final CollectionReference<Json> _events = _db.collection('events');

  Stream<List<Json>> upcoming() => _events.upcoming().limit(20).snapshots().map(_toList); //= events where startsAt >= ? order by startsAt limit 20

  Future<List<Json>> inCity(String city, {List<String> categories = const []}) async {
    var q = _events.inCity(city);
    if (categories.isNotEmpty) {
      q = q.where('category', whereIn: categories);
    }
    final r = await q.upcoming().get(); //= events where city == ? and startsAt >= ? order by startsAt
    //= events where city == ? and category in […] and startsAt >= ? order by startsAt
    return _toList(r);
  }

  List<Json> _toList(QuerySnapshot<Json> s) => [for (final d in s.docs) d.data()];

  Future<bool> isAttending(String eventId, String uid) async {
    final s = await _events.doc(eventId).collection('attendees').where(FieldPath.documentId, isEqualTo: uid).limit(1).get(); //= events/{}/attendees where __name__ == ? limit 1
    return s.docs.isNotEmpty;
  }

  Stream<int> attendance(String eventId) async* {
    final attendees = _events.doc(eventId).collection('attendees');
    await for (final s in attendees.where('cancelled', isNull: true).snapshots()) { //= events/{}/attendees where cancelled == null
      yield s.size;
    }
  }

  Future<double?> averageRating(String eventId) async {
    final s = await _db.collection('ratings').where('event', isEqualTo: eventId).aggregate(average('stars'), count()).get(); //= ratings where event == ? average(stars), count()
    return s.getAverage('stars');
  }

  Future<List<Json>> allReviews(String uid) async =>
      _toList(await _db.collectionGroup('reviews').where('author', isEqualTo: uid).orderBy('createdAt', descending: true).get()); //= **/reviews where author == ? order by createdAt desc

  Future<List<Json>> sorted(bool newestFirst) async {
    final s = await _events.orderBy('createdAt', descending: newestFirst).get(); //= events order by createdAt
    //= events order by createdAt desc
    return _toList(s);
  }

  Future<List<Json>> dynamicSort(String field) async => _toList(await _events.orderBy(field).get()); //? the field of a sort comes from the parameter `field`

  Query<Json> build(Map<String, Object?> filters) {
    Query<Json> q = _events;
    filters.forEach((key, value) {
      q = q.where(key, isEqualTo: value);
    });
    return q;
  }

  Future<int> total(Query<Json> Function(Query<Json>) refine) async {
    final s = await refine(_events).count().get(); //= events where city == ? count()
    //= events where free == true and startsAt >= ? order by startsAt count()
    return s.count!;
  }

  Future<int> inBerlin() => total((q) => q.where('city', isEqualTo: _home));

  Future<int> free() => total((q) => q.where('free', isEqualTo: true).upcoming());

  String get _home => 'Berlin'.toLowerCase() + DateTime.now().toString();

  Future<void> purge(String path) async {
    final docs = await _db.collection(path).limit(100).get(); //? the name of the collection comes from the parameter `path`
    for (final d in docs.docs) {
      await d.reference.delete();
    }
  }

  Future<List<Json>> window(DateTime from, DateTime to) async {
    final s = await _events
        .orderBy('startsAt')
        .startAt([Timestamp.fromDate(from)])
        .endBefore([Timestamp.fromDate(to)])
        .get(); //= events order by startsAt start at end before
    return _toList(s);
  }
}
