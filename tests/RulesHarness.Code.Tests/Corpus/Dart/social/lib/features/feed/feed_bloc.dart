import 'package:bloc/bloc.dart';
import 'package:cloud_firestore/cloud_firestore.dart';
import 'package:flutter/material.dart';
import '../../core/firestore_paths.dart';

sealed class FeedEvent {}
final class FeedStarted extends FeedEvent { FeedStarted(this.filter); final FeedFilter filter; }
final class FeedMoreRequested extends FeedEvent {}

class FeedFilter {
  const FeedFilter({this.category, this.onlyFriends = false, this.sort = FeedSort.latest});
  final String? category;
  final bool onlyFriends;
  final FeedSort sort;
}

class FeedState {
  const FeedState({this.filter = const FeedFilter(), this.items = const [], this.pinned = const []});
  final FeedFilter filter;
  final List<dynamic> items;
  final List<dynamic> pinned;
  FeedState copyWith({FeedFilter? filter, List<dynamic>? items, List<dynamic>? pinned}) =>
      FeedState(filter: filter ?? this.filter, items: items ?? this.items, pinned: pinned ?? this.pinned);
}

class FeedBloc extends Bloc<FeedEvent, FeedState> {
  FeedBloc(this._db) : super(const FeedState()) {
    on<FeedStarted>(_onStarted);
    on<FeedMoreRequested>((event, emit) async {
      final snap = await _query(state.filter).startAfterDocument(_last!).get(); //? the field of a sort
      _last = snap.docs.lastOrNull;
      emit(state.copyWith(items: [...state.items, ...snap.docs]));
    });
  }

  final FirebaseFirestore _db;
  DocumentSnapshot? _last;

  Query<Json> _query(FeedFilter filter) {
    Query<Json> q = _db.collection('stories');
    if (filter.category case final category?) {
      q = q.where('category', isEqualTo: category);
    }
    if (filter.onlyFriends) q = q.where('audience', isEqualTo: 'friends');
    return q.orderBy(filter.sort.field, descending: filter.sort.descending).limit(20);
  }

  Future<void> _onStarted(FeedStarted event, Emitter<FeedState> emit) async {
    await emit.forEach<QuerySnapshot<Json>>(
      _db.collection('pinned').where('expiresAt', isGreaterThan: Timestamp.now()).orderBy('expiresAt').snapshots(), //= pinned where expiresAt > ? order by expiresAt
      onData: (snapshot) => state.copyWith(pinned: snapshot.docs),
    );
  }
}

class FeedScreen extends StatefulWidget {
  const FeedScreen({super.key, required this.uid, this.kind = 'all'});
  final String uid;
  final String kind;

  @override
  State<FeedScreen> createState() => _FeedScreenState();
}

class _FeedScreenState extends State<FeedScreen> with AutomaticKeepAliveClientMixin {
  late final Stream<QuerySnapshot> _saved;
  final _db = FirebaseFirestore.instance;
  int _tab = 0;

  @override
  void initState() {
    super.initState();
    _saved = _db.collection('users').doc(widget.uid).collection('saved').orderBy('at', descending: true).snapshots(); //= users/{}/saved order by at desc
  }

  Query<Map<String, dynamic>> get _current => switch (_tab) {
        0 => _db.collection('events').where('public', isEqualTo: true),
        1 => _db.collection('events').where('attendees', arrayContains: widget.uid),
        _ => _db.collectionGroup('invites').where('uid', isEqualTo: widget.uid),
      };

  @override
  Widget build(BuildContext context) {
    super.build(context);
    return Column(children: [
      StreamBuilder<QuerySnapshot>(
        stream: _saved,
        builder: (context, snapshot) {
          if (snapshot.hasError) return const Text('error');
          if (!snapshot.hasData) return const CircularProgressIndicator();
          return ListView(children: snapshot.data!.docs.map((DocumentSnapshot d) => Text(d['title'])).toList());
        },
      ),
      FirestoreListView<Map<String, dynamic>>( //= events where public == true order by startsAt
        //= events where attendees has ? order by startsAt
        //= **/invites where uid == ? order by startsAt
        query: _current.orderBy('startsAt'),
        itemBuilder: (context, snapshot) => Text(snapshot.data()['title']),
      ),
      FutureBuilder(
        future: Future.wait([
          _db.collection('badges').where('uid', isEqualTo: widget.uid).get(), //= badges where uid == ?
          _db.collection('streaks').where('uid', isEqualTo: widget.uid).orderBy('days', descending: true).limit(1).get(), //= streaks where uid == ? order by days desc limit 1
        ]),
        builder: (context, AsyncSnapshot<List<QuerySnapshot>> s) => Text('${s.data?[0].size}'),
      ),
      ElevatedButton(onPressed: () async { await _deleteAll(_db.collection('drafts').where('uid', isEqualTo: widget.uid)); }, child: const Text('x')),
    ]);
  }

  Future<void> _deleteAll(Query<Map<String, dynamic>> query) async {
    final WriteBatch batch = _db.batch();
    await query.get().then((value) => value.docs.forEach((d) => batch.delete(d.reference))); //= drafts where uid == ?
    return batch.commit();
  }

  @override
  bool get wantKeepAlive => true;
}
