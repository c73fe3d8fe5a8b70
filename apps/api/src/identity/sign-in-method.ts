import type { SignIn } from '@portal/contracts';
import type { Refusal } from '@portal/domain';

/**
 * A way to prove who one is. The password is the first; OIDC, passkeys and one-time codes are added as
 * further implementations, and `SessionService` goes on from the person they answer.
 */
export interface SignInMethod<Proof> {
  /** The person's id, or why not; never tells whether an account exists. */
  verify(proof: Proof, address: string): Promise<string | Refusal>;
}

export type PasswordProof = SignIn;
