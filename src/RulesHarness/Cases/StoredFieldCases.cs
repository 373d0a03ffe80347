using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>
/// Adds updates of documents that nobody creates: what is stored there no create has shown to be allowed.
/// </summary>
internal sealed class StoredFieldCases(CaseDraft draft)
{
    private readonly CaseContext _context = draft.Context;
    private readonly GrantedWriteFactory _writes = new(draft);
    private readonly InvalidWriteCases _flawed = new(draft);

    public void Add(Collection collection, IReadOnlyList<CallerGrant> grants)
    {
        AddKept(collection, grants);
        AddAbsent(collection, grants);
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
