import 'package:cloud_firestore/cloud_firestore.dart';
import 'package:flutter_riverpod/flutter_riverpod.dart';
import '../core/firestore_x.dart';
import '../data/ticket_repository.dart';
import '../domain/ticket_filter.dart';

final ticketFilterProvider = StateProvider<TicketFilter>((ref) => const TicketFilter.everything());

class TicketListController extends AutoDisposeAsyncNotifier<List<Ticket>> {
  DocumentSnapshot<Ticket>? _cursor;
  bool _hasMore = true;

  @override
  Future<List<Ticket>> build() async {
    final filter = ref.watch(ticketFilterProvider);
    final page = await ref.watch(ticketRepositoryProvider).fetchPage(filter);
    _cursor = page.cursor;
    _hasMore = page.hasMore;
    return page.items;
  }

  Future<void> loadMore() async {
    if (!_hasMore || state.isLoading) return;
    state = await AsyncValue.guard(() async {
      final page = await ref.read(ticketRepositoryProvider).fetchPage(ref.read(ticketFilterProvider), cursor: _cursor);
      _cursor = page.cursor;
      return [...?state.value, ...page.items];
    });
  }

  void showMine(String uid, bool closedToo) =>
      ref.read(ticketFilterProvider.notifier).state = TicketFilter.assignedTo(uid, includeClosed: closedToo);

  void showLabels(List<String> labels) => ref.read(ticketFilterProvider.notifier).update((_) => TicketFilter.labelled(labels));
}

final ticketListProvider = AsyncNotifierProvider.autoDispose<TicketListController, List<Ticket>>(TicketListController.new);

class AuditLog {
  AuditLog({FirebaseFirestore? db}) : _entries = (db ?? FirebaseFirestore.instance).collection('audit');
  final CollectionReference<Map<String, dynamic>> _entries;

  Stream<QuerySnapshot> tail({List<String> actions = const [], bool errorsOnly = false}) {
    final filters = <Filter>[
      if (actions.isNotEmpty) Filter('action', whereIn: actions),
      if (errorsOnly) Filter('failed', isEqualTo: true),
    ];
    final Query query = switch (filters) {
      [] => _entries,
      [final only] => _entries.where(only),
      [final a, final b, ...] => _entries.where(Filter.and(a, b)),
    };
    return query.orderBy('at', descending: true).limitToLast(100).snapshots(); //= audit order by at desc limit to last 100
    //? a filter is only known when the code runs
    //? a part of the query is not a filter, a sort or a limit
  }
}
