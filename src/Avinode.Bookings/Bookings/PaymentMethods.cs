namespace Avinode.Bookings;

/// <summary>How a booking is paid (src/contract/onek-141.md, section 2).</summary>
public static class PaymentMethods
{
    /// <summary>Bank transfer; the way when none is named.</summary>
    public const string WireTransfer = "wire_transfer";

    /// <summary>Credit card.</summary>
    public const string CreditCard = "credit_card";

    /// <summary>Invoice.</summary>
    public const string Invoice = "invoice";
}
