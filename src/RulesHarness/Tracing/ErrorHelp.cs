namespace RulesHarness.Tracing;

/// <summary>The test that makes a condition false where it could not be evaluated.</summary>
internal static class ErrorHelp
{
    /// <summary>The help for an expression, by the error that it ended with.</summary>
    public static string Of(string expression, string error)
    {
        if (UsualErrors.IsOfLookUp(expression))
        {
            return "test `exists()` of the document first";
        }

        if (ErrorText.IsOfNull(error))
        {
            return "test that the value is not null before it is used, as in `value != null`";
        }

        if (ErrorText.IsOfType(error))
        {
            return "test the type of the value before it is used, as in `value is map`";
        }

        return ErrorText.IsOfOperation(error)
            ? "test the type of the value before it is used, as in `value is string`"
            : "test that the value exists before it is used, as in `request.auth != null` or `.get('field', null)`";
    }
}
