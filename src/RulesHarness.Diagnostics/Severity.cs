namespace RulesHarness.Diagnostics;

/// <summary>
/// The severity of a finding: an error stops the run, a warning is shown, information is shown if nothing else is.
/// </summary>
public enum Severity
{
    /// <summary>The input can't be used as it is, or something checked does not hold.</summary>
    Error,

    /// <summary>The input can be used, and something in it is probably not meant.</summary>
    Warning,

    /// <summary>Nothing is wrong; something was noticed, such as a placeholder.</summary>
    Info,
}
