using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>
/// Adds updates of documents that hold what they may: what is stored there stays as it is, and must be no reason for a
/// denial.
/// </summary>
internal sealed class StoredFieldCases(CaseDraft draft)
{
    private readonly CaseContext _context = draft.Context;
    private readonly GrantedWriteFactory _writes = new(draft);
    private readonly InvalidWriteCases _flawed = new(draft);

    /// <summary>
    /// Adds the cases for the updates of some sentences; <paramref name="isCreated"/> where another sentence lets the
    /// documents be created.
    /// </summary>
    public void Add(Collection collection, IReadOnlyList<CallerGrant> grants, bool isCreated)
    {
        if (isCreated)
        {
            AddKeptTogether(collection, grants);
            return;
        }
        AddKept(collection, grants);
        AddAbsent(collection, grants);
    }

    /// <summary>
    /// Adds two updates for each sentence, of documents whose other fields are all at their one edge, and at their
    /// other: its statement may check them otherwise than the statement for creates.
    /// </summary>
    private void AddKeptTogether(Collection collection, IReadOnlyList<CallerGrant> grants)
    {
        foreach (var grant in grants)
        {
            var kept = collection
                .StoredFields.Where(field => !RequestFactory.IsAllowed(grant.Permission, field))
                .Select(field =>
                    (Field: field, Edges: _context.Fixtures.Edges(collection, field, collection.Path.Text))
                )
                .Where(each => each.Edges.Count > 0)
                .ToList();
            foreach (var turn in kept.Count == 0 ? [] : new[] { 0, 1 })
            {
                var wanted = kept.Select(each =>
                    EdgeComparisons.Of(
                        each.Field,
                        new FieldOperand(each.Field.Name),
                        each.Edges[turn % each.Edges.Count]
                    )
                );
                Add(collection, grant, [.. wanted.Select(ways => ways.First())], turn);
            }
        }
    }

    private void Add(Collection collection, CallerGrant grant, IReadOnlyList<Comparison> wanted, int turn)
    {
        if (_writes.Make(collection, grant, Operation.Update, wanted) is { } whole)
        {
            Add(collection, whole, wanted[0], turn);
            return;
        }
        // What the sentence itself asks of a field may leave it no edge: the others are at theirs without it.
        List<Comparison> possible = [];
        foreach (var one in wanted)
        {
            IReadOnlyList<Comparison> more = [.. possible, one];
            possible = _writes.Find(collection, grant, Operation.Update, more) is null ? possible : [.. more];
        }
        var isLess = possible.Count > 0 && possible.Count < wanted.Count;
        if (isLess && _writes.Make(collection, grant, Operation.Update, possible) is { } granted)
        {
            Add(collection, granted, possible[0], turn);
        }
    }

    private void Add(Collection collection, GrantedWrite granted, Comparison first, int turn)
    {
        var field = collection.Field(((FieldOperand)first.Left).Path)!;
        _flawed.Add(
            collection,
            granted,
            DocumentRequirement.Of(field),
            Operation.Update,
            $"the other fields stay at their {(turn == 0 ? "upper" : "lower")} edges",
            granted.Scenario.Request,
            isAllowed: true
        );
    }

    /// <summary>
    /// Adds updates that leave values unchanged that nobody may write: each value at the edges of the schema that a
    /// document may hold. A check of the whole document that is too strict rejects such an update.
    /// </summary>
    private void AddKept(Collection collection, IReadOnlyList<CallerGrant> grants)
    {
        foreach (var field in collection.StoredFields)
        {
            if (grants.Count == 0 || grants.Any(grant => RequestFactory.IsAllowed(grant.Permission, field)))
            {
                continue;
            }
            foreach (var kept in _context.Fixtures.Edges(collection, field, collection.Path.Text))
            {
                if (
                    EdgeComparisons
                        .Of(field, new FieldOperand(field.Name), kept)
                        .SelectMany(wanted =>
                            grants.Select(grant => _writes.Make(collection, grant, Operation.Update, wanted))
                        )
                        .FirstOrDefault(write => write is not null) is
                    { } granted
                )
                {
                    _flawed.Add(
                        collection,
                        granted,
                        DocumentRequirement.Of(field),
                        Operation.Update,
                        $"{field.Name}, which {EdgeValues.Shape(field, kept)}, stays",
                        granted.Scenario.Request,
                        isAllowed: true
                    );
                }
            }
        }
    }

    /// <summary>
    /// Documents that nobody creates may lack what the schema leaves free: an update that leaves it so is allowed.
    /// </summary>
    private void AddAbsent(Collection collection, IReadOnlyList<CallerGrant> grants)
    {
        var none = new LiteralOperand(null);
        var optional = collection.StoredFields.Where(field => !field.Required && FieldTree.MapOf(field.Name) == "");
        foreach (var field in optional)
        {
            List<Comparison> wanted = [new Comparison(new FieldOperand(field.Name), Comparator.Equal, none)];
            // An update that may not change the field leaves it as it is.
            if (grants.Any(grant => RequestFactory.IsAllowed(grant.Permission, field)))
            {
                wanted.Add(new Comparison(new FieldOperand(field.Name, IsNew: true), Comparator.Equal, none));
            }
            var granted = grants
                .Select(grant => _writes.Make(collection, grant, Operation.Update, wanted))
                .FirstOrDefault(write => write is not null);
            if (granted is not null)
            {
                _flawed.Add(
                    collection,
                    granted,
                    DocumentRequirement.Of(field),
                    Operation.Update,
                    $"{field.Name} stays absent",
                    granted.Scenario.Request,
                    isAllowed: true
                );
            }
        }
    }
}
