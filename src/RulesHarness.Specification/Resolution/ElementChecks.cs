using RulesHarness.Specification.Grammar;
using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Sections;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Specification.Resolution;

/// <summary>Reports brackets behind a field that has no values by a key, or no items.</summary>
internal static class ElementChecks
{
    public static void Check(
        Condition? condition,
        IReadOnlyList<Collection> members,
        TextSlice at,
        ReadingContext context
    )
    {
        foreach (var element in ConditionTransform.All(condition).OfType<ElementOperand>().Distinct())
        {
            if (element.Of is not FieldOperand named || members.Count == 0)
            {
                continue;
            }
            var types = members.Select(member => member.Field(named.Path)?.Type).ToList();
            if (types.TrueForAll(type => type is not null && !HasParts(type, element.Key)))
            {
                var (written, of) = (Names.Written($"{element}"), Names.Written(named.Path));
                var by = IsNumber(element.Key) ? "a number" : "a key";
                context.Report(SpecDiagnostics.NoParts, at, written, of, types[0]!, by);
            }
        }
    }

    private static bool HasParts(FieldType type, Operand key) =>
        type.Kind switch
        {
            TypeKind.Any => true,
            TypeKind.Map => !IsNumber(key),
            TypeKind.Array => !IsText(key),
            TypeKind.Union => type.Members.Any(member => HasParts(member, key)),
            _ => false,
        };

    private static bool IsNumber(Operand key) => key is LiteralOperand { Value: long or double };

    private static bool IsText(Operand key) => key is LiteralOperand { Value: string } or UidOperand or PathIdOperand;
}
