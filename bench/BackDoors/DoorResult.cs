namespace RulesHarness.Bench.BackDoors;

/// <summary>The results of a check of rules with a back door.</summary>
internal enum DoorResult
{
    /// <summary>It fails, and a failed case or a finding names the door's line.</summary>
    Named,

    /// <summary>It fails, and names other lines only.</summary>
    NotNamed,

    /// <summary>It holds.</summary>
    Passed,

    /// <summary>The rules or the spec could not be used.</summary>
    Unusable,
}
