import 'package:cloud_firestore/cloud_firestore.dart';
import 'package:flutter/material.dart';
import 'package:flutter_riverpod/flutter_riverpod.dart';
import '../data/ticket_repository.dart';

class TicketScreen extends ConsumerWidget {
  const TicketScreen({super.key, required this.ticketId, this.showAll = false});
  final String ticketId;
  final bool showAll;

  @override
  Widget build(BuildContext context, WidgetRef ref) {
    final repository = ref.watch(ticketRepositoryProvider);
    final stream = showAll ? repository.messages(ticketId, limit: 200) : repository.messages(ticketId);
    return Column(
      children: [
        Expanded(
          child: StreamBuilder(
            stream: stream,
            builder: (context, snapshot) => switch (snapshot) {
              AsyncSnapshot(hasError: true) => const Text('Something went wrong'),
              AsyncSnapshot(:final data?) => ListView(children: [for (final d in data.docs) Text(d['text'] as String)]),
              _ => const CircularProgressIndicator(),
            },
          ),
        ),
        FutureBuilder<QuerySnapshot<Map<String, dynamic>>>(
          future: FirebaseFirestore.instance
              .collection('tickets')
              .doc(ticketId)
              .collection('attachments')
              .where('deleted', isEqualTo: false)
              .orderBy('name')
              .get(), //= tickets/{}/attachments where deleted == false order by name
          builder: (context, snapshot) => Text('${snapshot.data?.size ?? 0} files'),
        ),
      ],
    );
  }
}
