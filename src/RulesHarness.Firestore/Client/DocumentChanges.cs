namespace RulesHarness.Firestore.Client;

/// <summary>
/// The steps from one result of a query to the next: removals first, the others in the new result's order.
/// </summary>
internal static class DocumentChanges
{
    public static IReadOnlyList<DocumentChange> Between(
        IReadOnlyList<DocumentSnapshot> before,
        IReadOnlyList<DocumentSnapshot> now
    )
    {
        var changes = new List<DocumentChange>();
        var old = before.ToDictionary(Name);
        var kept = now.Select(Name).ToHashSet();
        var order = new List<string>();
        foreach (var document in before)
        {
            // Those before it that stay stand in `order`; those that don't are gone when it goes.
            if (kept.Contains(Name(document)))
            {
                order.Add(Name(document));
            }
            else
            {
                changes.Add(new DocumentChange(DocumentChange.Type.Removed, document, order.Count, null));
            }
        }

        // A document that didn't change stands where it did among its like, so it is found after the one before it in
        // the new order.
        var last = -1;
        foreach (var document in now)
        {
            var name = Name(document);
            if (!old.TryGetValue(name, out var earlier))
            {
                order.Insert(++last, name);
                changes.Add(new DocumentChange(DocumentChange.Type.Added, document, null, last));
            }
            else if (earlier.UpdateTime == document.UpdateTime)
            {
                last = order.IndexOf(name, last + 1);
            }
            else
            {
                var was = order.IndexOf(name);
                order.RemoveAt(was);
                if (was <= last)
                {
                    last--;
                }
                order.Insert(++last, name);
                changes.Add(new DocumentChange(DocumentChange.Type.Modified, document, was, last));
            }
        }

        return changes;
    }

    private static string Name(DocumentSnapshot document) => document.Reference.Path;
}
