using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar;

/// <summary>Joins alternatives to one type.</summary>
internal static class TypeUnion
{
    /// <summary>
    /// The union of types, in which all literals are one enum; a type alone is itself. Null if a value of one of them
    /// is always one of another, too.
    /// </summary>
    public static FieldType? Of(IReadOnlyList<FieldType> alternatives)
    {
        var members = Flat(alternatives).ToList();
        var literals = members.Where(IsLiteral).ToList();
        if (literals.Count > 1)
        {
            members[members.IndexOf(literals[0])] = literals[0] with
            {
                Literals = [.. literals.SelectMany(member => member.Literals)],
            };
            members.RemoveAll(literals[1..].Contains);
        }
        if (members.Exists(IncludesAnother))
        {
            return null;
        }
        return members.Count == 1 ? members[0] : new FieldType(TypeKind.Union) { Members = members };

        bool IncludesAnother(FieldType member) =>
            members.Exists(other => !ReferenceEquals(member, other) && Includes(member, other));
    }

    private static IEnumerable<FieldType> Flat(IEnumerable<FieldType> types) =>
        types.SelectMany(type => type.Kind == TypeKind.Union ? type.Members : [type]);

    private static bool IsLiteral(FieldType type) => type.Kind == TypeKind.Enum;

    private static bool Includes(FieldType wide, FieldType narrow) =>
        wide.Kind == TypeKind.Any
        || $"{wide}" == $"{narrow}"
        || IsUnlimited(wide) && (wide.Kind == narrow.Kind || wide.Kind == TypeKind.Number && IsNumber(narrow))
        || IsUnlimited(wide) && IsLiteral(narrow) && narrow.Literals.Any(literal => IsOf(literal, wide.Kind));

    private static bool IsUnlimited(FieldType type) =>
        type is { Element: null, Entries: null } && !IsLiteral(type) && type.Constraints == new FieldConstraints();

    private static bool IsNumber(FieldType type) => type.Kind is TypeKind.Int or TypeKind.Float;

    private static bool IsOf(object literal, TypeKind kind) =>
        (literal, kind) switch
        {
            (string, TypeKind.String) => true,
            (bool, TypeKind.Boolean) => true,
            (long, TypeKind.Int or TypeKind.Number) => true,
            (double, TypeKind.Float or TypeKind.Number) => true,
            _ => false,
        };
}
