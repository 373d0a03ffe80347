using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <content>The same request with times before and after now, and with lists that become longer and shorter.</content>
internal sealed partial class DocumentPlan
{
    /// <summary>
    /// Adds the request of a document whose times are all over, and all to come, where the sentence compares them only
    /// with each other: rules may compare them with now.
    /// </summary>
    private void AddTimes(PermissionCell cell, Permission sentence)
    {
        var asked = Disjunct(sentence);
        var times = TimesBesideNow(cell.Collection, asked).ToList();
        if (times.Count == 0 || !IsPlainest(cell, sentence))
        {
            return;
        }
        AddAll(Comparator.Less, "before now");
        AddAll(Comparator.Greater, "after now");

        void AddAll(Comparator comparator, string slug)
        {
            List<Comparison> all = [.. times.Select(time => new Comparison(time, comparator, new NowOperand()))];
            Add(Granted(cell, sentence, all, slug) with { Slug = slug });
        }
    }

    /// <summary>The times in a conjunction that nothing in it compares with now, or with another fixed time.</summary>
    private IEnumerable<Operand> TimesBesideNow(Collection collection, IReadOnlyList<Comparison> asked)
    {
        var fixedTimes = asked
            .Where(comparison => ConditionTransform.Operands(comparison).Any(IsFixed))
            .SelectMany(ConditionTransform.Operands)
            .ToHashSet();
        return asked
            .Where(comparison => Boundary.IsOrder(comparison.Comparator))
            .SelectMany(ConditionTransform.Operands)
            .Where(operand => FieldOf(operand) is { Type.Kind: TypeKind.Timestamp, Constraints.ServerTime: false })
            .Distinct()
            .Where(operand => !fixedTimes.Contains(operand));

        static bool IsFixed(Operand operand) => operand is NowOperand or LiteralOperand { Value: Timestamp };

        Field? FieldOf(Operand operand) =>
            operand switch
            {
                FieldOperand field => collection.Field(field.Path),
                LookUpOperand lookUp => model.CollectionOf(lookUp.Path.Shape)?.Field(lookUp.Field),
                _ => null,
            };
    }

    /// <summary>
    /// Adds updates after which a list or map has fewer items than before, and more, where the sentence leaves its
    /// items open: what it asks for may hold of the list as it was.
    /// </summary>
    private void AddSizes(PermissionCell cell, Permission sentence, IReadOnlyList<Comparison> disjunct)
    {
        foreach (var change in ChangesOfSize(cell, sentence, disjunct))
        {
            var variant = UnsaidStates.Text(change);
            IReadOnlyList<Comparison> asked = [.. change, .. disjunct];
            Add(
                new PlannedCase(cell, sentence, Wanted(cell, asked), variant, CaseGoal.Granted)
                {
                    IsOptional = true,
                    IsAtEdge = false,
                }
            );
        }
    }

    private static IEnumerable<IReadOnlyList<Comparison>> ChangesOfSize(
        PermissionCell cell,
        Permission sentence,
        IReadOnlyList<Comparison> disjunct
    )
    {
        if (cell.Operation != Operation.Update)
        {
            return [];
        }
        return disjunct
            .SelectMany(ConditionTransform.Operands)
            .OfType<FieldOperand>()
            .Where(IsOpen)
            .Distinct()
            .SelectMany(OfField);

        IEnumerable<IReadOnlyList<Comparison>> OfField(FieldOperand written) =>
            cell.Collection.Field(written.Path) is { } field && RequestFactory.IsAllowed(sentence, field)
                ? ChangesOfSize(field, written, disjunct)
                : [];

        bool IsOpen(FieldOperand field) =>
            field.IsNew
            && !disjunct.Any(other =>
                other.Comparator == Comparator.Equal && (other.Left == field || other.Right == field)
            );
    }

    /// <summary>
    /// A list is left with nothing but the items that are asked for, and with another one: what its items have to be
    /// before follows from that.
    /// </summary>
    private static IReadOnlyList<IReadOnlyList<Comparison>> ChangesOfSize(
        Field field,
        FieldOperand written,
        IReadOnlyList<Comparison> disjunct
    )
    {
        var before = new SizeOperand(written with { IsNew = false });
        List<Operand> items =
        [
            .. disjunct
                .Where(each => each.Comparator == Comparator.Has && each.Left == written)
                .Select(each => each.Right),
        ];
        return field.Type.Kind switch
        {
            TypeKind.Array =>
            [
                [Is(items), SizeIs(Comparator.Greater, items.Count)],
                [Is([.. items, new LiteralOperand("another")]), SizeIs(Comparator.Less, items.Count + 1)],
            ],
            TypeKind.Map =>
            [
                [new Comparison(new SizeOperand(written), Comparator.Less, before)],
                [new Comparison(new SizeOperand(written), Comparator.Greater, before)],
            ],
            _ => [],
        };

        Comparison Is(IReadOnlyList<Operand> left) => new(written, Comparator.Equal, new ListOperand(left));

        Comparison SizeIs(Comparator comparator, int size) => new(before, comparator, new LiteralOperand((long)size));
    }
}
