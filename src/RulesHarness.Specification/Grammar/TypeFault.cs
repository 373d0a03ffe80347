namespace RulesHarness.Specification.Grammar;

/// <summary>
/// Why a text is no type although it is nearly one, and the form to write instead. The parser fails with the reason as
/// what it expected.
/// </summary>
internal sealed record TypeFault(string Reason, string Help)
{
    public static readonly TypeFault ArrayInArray = new(
        "Firestore can't store an array in an array",
        "put a map between them"
    );

    public static readonly TypeFault AmbiguousOr = new(
        "`or` could belong to the parts or to the whole",
        "write `array of (string or int)` or `(array of string) or int`, and the same for `map of string to`"
    );

    public static readonly TypeFault MapOfValues = new(
        "it does not name both the keys and the values of the map",
        "write `map of string to int`: the keys of a map are always strings"
    );

    public static readonly TypeFault Generic = new(
        "it is written as in a programming language",
        "write `array of string`, `map of string to int` or `{ street: string, city?: string }`"
    );

    public static readonly TypeFault EmptyMap = new(
        "the schema of the map is empty",
        "write names such as `{ street: string, city?: string }`, or `map` for a map of anything"
    );

    public static readonly TypeFault UntypedEntry = new(
        "a name of the map has no type",
        "write a colon and a type behind each name: `{ street: string, city?: string }`"
    );

    public static readonly TypeFault UnnamedEntry = new(
        "a name of the map is missing",
        "write names such as `{ street: string, \"zip code\": string }`"
    );

    public static readonly TypeFault UnclosedMap = new(
        "a comma or `}` is missing",
        "separate the names of the map by commas, and close the map with `}`"
    );

    public static readonly TypeFault RepeatedEntry = new("a name stands twice in the map", "remove one of the two");

    public static readonly TypeFault Overlap = new(
        "one of its alternatives includes another one",
        "remove the narrower alternative"
    );

    public static readonly TypeFault ConstrainedField = new(
        "the constraints of a field stand in the column `Constraints`",
        "move the constraint there: only a part of a type has its constraints behind it"
    );

    public static readonly TypeFault MisfitConstraint = new(
        "a constraint does not fit the type before it",
        "write `length 1..10` and `pattern \"...\"` behind string, `1..10` behind int, float and number, and `items "
            + "1..10` behind array and map"
    );

    public static readonly TypeFault VectorWithoutLength = new(
        "a vector has from 1 to 2048 dimensions, and their number stands behind it",
        "write `vector 768`, with the number of dimensions of your vectors"
    );

    private static readonly TypeFault[] All =
    [
        ArrayInArray,
        AmbiguousOr,
        MapOfValues,
        Generic,
        EmptyMap,
        UntypedEntry,
        UnnamedEntry,
        UnclosedMap,
        RepeatedEntry,
        Overlap,
        ConstrainedField,
        MisfitConstraint,
        VectorWithoutLength,
    ];

    /// <summary>The fault that a parser failed with; null when it failed with something else.</summary>
    public static TypeFault? Of(ParseFailure? failure) => Array.Find(All, fault => fault.Reason == failure?.Expected);
}
