using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <content>Requests for which a document is looked up by a field of another one.</content>
internal sealed partial class DocumentPlan
{
    /// <summary>The id of the document to which a batch leads.</summary>
    private const string OnlyNow = "only-now";

    /// <summary>
    /// Adds requests in which another document than the right one would grant, and in which it alone would not: the one
    /// by another field of the document between, or by a field of the requested document. And requests in which the
    /// document between has no such id.
    /// </summary>
    private void AddThrough(PermissionCell cell, Permission sentence, IReadOnlyList<Comparison> disjunct)
    {
        foreach (var comparison in disjunct)
        {
            IReadOnlyList<Comparison> others = [.. disjunct.Where(each => each != comparison)];
            var ofOthers = Detours.Taken(comparison, id => OtherIds(cell.Collection, id)).ToList();
            var ofOwn = Detours.Taken(comparison, id => Detours.OwnIds(id.Path));
            foreach (var taken in ofOthers)
            {
                AddInstead(cell, sentence, others, Detours.Missed(comparison, taken), CaseGoal.Denied);
            }
            foreach (var taken in ofOthers.Concat(ofOwn).Where(_ => IsLikely(comparison)))
            {
                var kept = new[] { comparison, ConditionTransform.Negate(taken) };
                AddInstead(cell, sentence, others, kept, CaseGoal.Granted);
            }
            foreach (var id in Detours.IdsOf(comparison).Where(MayLack))
            {
                var isAbsent = new Comparison(id, Comparator.Equal, new LiteralOperand(null));
                AddInstead(cell, sentence, others, [isAbsent], CaseGoal.Denied);
            }
        }
        // Where one part of the condition looks it up, that part is missed by a document that is not there.
        foreach (var path in Shared(disjunct))
        {
            var others = disjunct.Where(each => !LookUpPlacer.PathsOf(each).Contains(path)).ToList();
            var isMissing = new Comparison(new ExistsOperand(path), Comparator.Equal, new LiteralOperand(false));
            AddInstead(cell, sentence, others, [isMissing], CaseGoal.Denied);
        }
    }

    /// <summary>
    /// Adds batches in which the document between leads to a document that grants only now: rules may look at where it
    /// leads afterwards, and then whoever may change it lets himself in.
    /// </summary>
    private void AddLeadingOnlyNow(PermissionCell cell, Permission sentence, IReadOnlyList<Comparison> disjunct)
    {
        foreach (var id in disjunct.SelectMany(Detours.IdsOf).Distinct())
        {
            var through = disjunct.Where(comparison => Detours.IdsOf(comparison).Contains(id)).ToList();
            var elsewhere = new LiteralOperand(OnlyNow);
            IReadOnlyList<Comparison> later =
            [
                .. disjunct.Except(through),
                .. through.Select(comparison => Detours.By(comparison, id, [elsewhere])),
                new Comparison(id with { IsAfter = true }, Comparator.Equal, elsewhere),
            ];
            if (IsGranted(id.Path, Operation.Update))
            {
                Add("changed", ConditionTransform.Negate(through[0]));
            }
            if (CanBeMade(id.Path))
            {
                var isThere = Existence(id.Path, isThere: true, isAfter: true);
                Add("made", Existence(id.Path, isThere: false, isAfter: false), isThere);
            }

            void Add(string verb, params Comparison[] before) =>
                AddOnlyNow(cell, sentence, [.. later, .. before], $"with {id.Path} {verb} only now");
        }
    }

    /// <summary>The documents that several parts of a condition look up, through others or for them.</summary>
    private static IEnumerable<DocumentPath> Shared(IReadOnlyList<Comparison> disjunct) =>
        disjunct
            .Where(comparison => Detours.IdsOf(comparison).Any())
            .SelectMany(LookUpPlacer.PathsOf)
            .GroupBy(path => path)
            .Where(uses => uses.Count() > 1)
            .Select(uses => uses.Key);

    private void AddInstead(
        PermissionCell cell,
        Permission sentence,
        IReadOnlyList<Comparison> others,
        IReadOnlyList<Comparison> instead,
        CaseGoal goal
    )
    {
        var wanted = Wanted(cell, [.. others, .. instead]);
        Add(new PlannedCase(cell, sentence, wanted, string.Join(" and ", instead), goal) { IsOptional = true });
    }

    private bool MayLack(LookUpOperand id) =>
        model.CollectionOf(id.Path.Shape)?.Field(id.Field) is { } field && (!field.Required || field.Type.Nullable);

    /// <summary>
    /// What may stand in place of an id: another field of the same document, and a field of that name of the requested
    /// one.
    /// </summary>
    private IEnumerable<IReadOnlyList<Operand>> OtherIds(Collection collection, LookUpOperand id)
    {
        foreach (var other in OthersFor(collection, id))
        {
            yield return [other];
        }
        if (collection.Field(id.Field) is not null)
        {
            yield return [new FieldOperand(id.Field)];
        }
    }
}
