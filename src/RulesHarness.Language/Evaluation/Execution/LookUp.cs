namespace RulesHarness.Language.Evaluation.Execution;

/// <summary>The functions that look documents up: <c>get</c> and its like.</summary>
internal enum LookUp
{
    Get,
    Exists,
    GetAfter,
    ExistsAfter,
}

/// <summary>The names of look-up functions.</summary>
internal static class LookUps
{
    public static string NameOf(LookUp lookUp) =>
        lookUp switch
        {
            LookUp.Get => "get",
            LookUp.Exists => "exists",
            LookUp.GetAfter => "getAfter",
            _ => "existsAfter",
        };

    public static LookUp? Of(string name) =>
        name switch
        {
            "get" => LookUp.Get,
            "exists" => LookUp.Exists,
            "getAfter" => LookUp.GetAfter,
            "existsAfter" => LookUp.ExistsAfter,
            _ => null,
        };
}
